select segment, customers, orders, net, net_per_customer, share_of_customers, share_of_net
from mart.customer_segments
where currency = {{currency}}
order by array_position(array['vip', 'loyal', 'returning', 'new', 'none'], segment)
